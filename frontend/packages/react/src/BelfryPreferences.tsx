'use client';
import type { Preferences, QuietHours, Ringing } from '@belfry/client';
import { useId, useState } from 'react';
import { Ask } from './Ask';
import { NotSaved } from './NotSaved';
import { useMessages, useRoot } from './context';
import { usePreferences } from './hooks';

export interface BelfryPreferencesProps {
  /** The categories to offer, and their names; those that were chosen for already come by themselves. */
  readonly categories?: Readonly<Record<string, string>>;
  readonly className?: string;
}

const rings: Ringing = { ring: true, sound: false };

/** What may ring, and when. It decides about noise alone: the inbox holds and counts everything. */
export function BelfryPreferences({ categories = {}, className }: BelfryPreferencesProps) {
  const { preferences, problem, load, save } = usePreferences();
  const m = useMessages();
  const name = useId();
  return (
    <section {...useRoot('bf-preferences', className)} aria-labelledby={name}>
      <h2 id={name}>{m.preferences}</h2>
      {preferences ? (
        <>
          <NotSaved problem={problem} />
          <Categories preferences={preferences} names={categories} save={save} />
          <Quiet preferences={preferences} save={save} />
        </>
      ) : problem ? (
        <Ask why={problem} load={load} />
      ) : (
        <p aria-busy="true">{m.loading}</p>
      )}
    </section>
  );
}

interface PartProps {
  readonly preferences: Preferences;
  readonly save: (preferences: Preferences) => void;
}

function Categories({ preferences, names, save }: PartProps & { readonly names: Readonly<Record<string, string>> }) {
  const m = useMessages();
  const { categories, mandatory = [] } = preferences;
  const all = [...new Set([...Object.keys(names), ...Object.keys(categories), ...mandatory])];
  if (all.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <td />
          <th scope="col">{m.ring}</th>
          <th scope="col">{m.sound}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((category) => {
          const chosen = categories[category] ?? rings;
          const must = mandatory.includes(category);
          const label = names[category] ?? category;
          const box = (part: keyof Ringing, fixed = false) => (
            <td>
              <input
                type="checkbox"
                aria-label={`${label}: ${m[part]}`}
                checked={fixed || chosen[part]}
                disabled={fixed}
                onChange={({ target }) =>
                  save({
                    ...preferences,
                    categories: { ...categories, [category]: { ...chosen, [part]: target.checked } },
                  })
                }
              />
            </td>
          );
          return (
            <tr key={category}>
              <th scope="row">
                <bdi>{label}</bdi> {must && <span className="bf-chip">{m.mandatory}</span>}
              </th>
              {box('ring', must)}
              {box('sound')}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Quiet({ preferences, save }: PartProps) {
  const m = useMessages();
  const { quietHours } = preferences;
  const set = (hours: QuietHours | undefined) => save({ ...preferences, quietHours: hours });
  const time = (hours: QuietHours, part: 'from' | 'to') => (
    <Time label={m[part]} value={hours[part]} onChange={(value) => set({ ...hours, [part]: value })} />
  );
  return (
    <fieldset>
      <legend>
        <label>
          <input
            type="checkbox"
            checked={!!quietHours}
            onChange={({ target }) =>
              set(
                target.checked
                  ? { from: '22:00', to: '08:00', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
                  : undefined,
              )
            }
          />{' '}
          {m.quietHours}
        </label>
      </legend>
      {quietHours && (
        <p>
          {time(quietHours, 'from')} {time(quietHours, 'to')} <bdi>{quietHours.timeZone}</bdi>
        </p>
      )}
      <p className="bf-hint">{m.quietHint}</p>
    </fieldset>
  );
}

interface TimeProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Says what was typed when the person leaves it: on the way there every digit makes another time. */
function Time({ label, value, onChange }: TimeProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    setTyped(null);
    if (typed && typed !== value) onChange(typed);
  };
  return (
    <label>
      {label}{' '}
      <input
        type="time"
        required
        value={typed ?? value}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={leave}
      />
    </label>
  );
}
