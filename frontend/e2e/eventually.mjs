/** Waits until the condition is true, and says what it waited for when it never is. */
export async function eventually(what, condition, deadlineMs = 60_000) {
  const end = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${deadlineMs / 1000} s`);
    await pause();
  }
}

/** Waits until all assertions hold, and fails with the one that never did. */
export async function eventuallyHolds(assertions, deadlineMs = 60_000) {
  const end = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await assertions();
    } catch (failed) {
      if (Date.now() > end) throw failed;
    }
    await pause();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
