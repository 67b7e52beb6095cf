'use client';
import { useMessages } from './context';

/** What came of an action that failed; nothing of any other. */
export function NotSaved({ problem }: { readonly problem: string | null }) {
  const { notSaved } = useMessages();
  if (!problem) return null;
  return (
    <p role="alert" className="bf-problem">
      {notSaved(problem)}
    </p>
  );
}
