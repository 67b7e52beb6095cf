/** The outline of a bell. */
export function BellIcon() {
  return (
    <svg className="bf-icon" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M12 3.2a5.8 5.8 0 0 1 5.8 5.8c0 5 2.2 6.5 2.2 7.2 0 .4-.3.6-.7.6H4.7c-.4 0-.7-.2-.7-.6 0-.7 2.2-2.2 2.2-7.2A5.8 5.8 0 0 1 12 3.2ZM9.8 19.8a2.4 2.4 0 0 0 4.4 0"
      />
    </svg>
  );
}
