import { useState } from 'react';
import { recall } from '../belfry';
import { useFocusKept } from '../useFocusKept';

type Step =
  | { readonly kind: 'offered' | 'asked' | 'recalling' | 'recalled' }
  | { readonly kind: 'refused'; readonly words: string };

interface RecallProps {
  readonly id: string;
  /** It is in no inbox any more, whoever recalled it: there is nothing to take back. */
  readonly isGone: boolean;
  readonly onRecalled: () => void;
}

/** Takes back what was posted, and asks before: it does not come again. */
export function Recall({ id, isGone, onRecalled }: RecallProps) {
  const [step, setStep] = useState<Step>({ kind: 'offered' });
  useFocusKept(step.kind, `[data-recall="${id}"] :is([role=group], button, [role=status])`);
  const isRecalling = step.kind === 'recalling';

  async function confirm() {
    if (isRecalling) return;
    setStep({ kind: 'recalling' });
    try {
      await recall(id);
      setStep({ kind: 'recalled' });
      onRecalled();
    } catch (error) {
      setStep({ kind: 'refused', words: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <div className="recall" data-recall={id}>
      {step.kind === 'offered' && !isGone && (
        <button type="button" className="plain" onClick={() => setStep({ kind: 'asked' })}>
          Recall
        </button>
      )}
      {step.kind !== 'offered' && step.kind !== 'recalled' && (
        <div
          role="group"
          aria-label="Recall it from every inbox? What was read was read."
          className="send"
          tabIndex={-1}
        >
          <p>Recall it from every inbox? What was read was read.</p>
          <button type="button" aria-disabled={isRecalling} onClick={() => void confirm()}>
            Recall it
          </button>
          <button
            type="button"
            className="plain"
            aria-disabled={isRecalling}
            onClick={() => !isRecalling && setStep({ kind: 'offered' })}
          >
            Keep it
          </button>
        </div>
      )}
      <p role="status" tabIndex={-1} className={step.kind === 'refused' ? 'field-problem' : 'soft'}>
        {step.kind === 'offered' && isGone
          ? 'It is in no inbox any more: it was recalled, or has expired.'
          : words(step)}
      </p>
    </div>
  );
}

function words(step: Step): string {
  switch (step.kind) {
    case 'recalling':
      return 'Recalling…';
    case 'recalled':
      return 'Recalled: it is in no inbox any more.';
    case 'refused':
      return step.words;
    default:
      return '';
  }
}
