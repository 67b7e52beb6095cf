/** The outline of a bell; how it is drawn says the style sheet. */
export function BellIcon() {
  return (
    <svg className="bf-icon" viewBox="0 0 24 24" aria-hidden>
      <path d="M6 9a6 6 0 0 1 12 0c0 5 2 6 2 8H4c0-2 2-3 2-8Zm4 11a2 2 0 0 0 4 0" />
    </svg>
  );
}
