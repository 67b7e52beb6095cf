'use client';
import { Button } from './Button';
import { useMessages } from './context';
import { useAction } from './hooks';

interface AskProps {
  /** Why it is needed, which stands above the button; why the last click failed if left out. */
  readonly why?: string;
  /** "Load again" if left out. */
  readonly label?: string;
  readonly load: () => Promise<void>;
}

/** A button that loads something, and why that is needed. */
export function Ask({ why, label, load }: AskProps) {
  const { run, busy, problem } = useAction();
  const m = useMessages();
  const said = why ?? problem;
  return (
    <div className="bf-note">
      {said && <p role="alert">{m.loadFailed(said)}</p>}
      <Button className="bf-button" busy={busy} onClick={() => run(load)}>
        {busy ? m.loading : (label ?? m.loadAgain)}
      </Button>
    </div>
  );
}
