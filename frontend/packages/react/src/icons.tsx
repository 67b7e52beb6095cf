/** The outline of a bell; how it is drawn says the style sheet. */
export function BellIcon() {
  return (
    <svg className="bf-icon" viewBox="0 0 24 24" aria-hidden>
      <path d="M12 3a6 6 0 0 1 6 6c0 5 2 6 2 8H4c0-2 2-3 2-8a6 6 0 0 1 6-6ZM10 20a2 2 0 0 0 4 0" />
    </svg>
  );
}
