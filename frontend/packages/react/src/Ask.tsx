'use client';
import { Button } from './Button';
import { useMessages } from './context';
import { useAction } from './hooks';

interface AskProps {
  /** What stands above the button; what came of the last click if left out. */
  readonly words?: string;
  readonly label: string;
  readonly load: () => Promise<void>;
}

/** A button that loads something, and why that is needed. */
export function Ask({ words, label, load }: AskProps) {
  const { run, busy, problem } = useAction();
  const m = useMessages();
  const said = words ?? (problem && m.loadFailed(problem));
  return (
    <div className="bf-note">
      {said && <p role="alert">{said}</p>}
      <Button className="bf-button" busy={busy} onClick={() => run(load)}>
        {busy ? m.loading : label}
      </Button>
    </div>
  );
}
