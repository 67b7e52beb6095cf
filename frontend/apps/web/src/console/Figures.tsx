import { useCallback } from 'react';
import { go, useAddress } from '../address';
import { type Progress, progress } from '../belfry';
import { Plot } from './Plot';
import { postedOf } from './postedIds';
import { type Samples, useSamples } from './useSamples';

/** How what was sent arrives, and how quickly Belfry answers, as lines over the last two minutes. */
export function Figures() {
  const { params } = useAddress();
  const ids = postedOf(params);
  const asked = params.get('of') ?? ids[0];
  return (
    <section className="card" aria-labelledby="figures">
      <header className="card-head">
        <h1 id="figures" tabIndex={-1}>
          Figures
        </h1>
        {ids.length > 1 && (
          <select
            className="language"
            aria-label="Of which notification"
            value={asked}
            onChange={(e) => go({ of: e.target.value })}
          >
            {ids.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        )}
      </header>
      {ids.length === 1 && (
        <p className="note">
          <code>{asked}</code>
        </p>
      )}
      {asked === undefined ? (
        <p className="note">Nothing was sent from here yet. Send something, and watch it arrive.</p>
      ) : (
        <Watched key={asked} id={asked} />
      )}
    </section>
  );
}

function Watched({ id }: { readonly id: string }) {
  const { samples, problem } = useSamples(useCallback(() => progress(id), [id]));
  return (
    <>
      {problem !== null && (
        <p role="alert" className="note field-problem">
          {samples.length === 0 ? problem : `${problem} What is shown is from before.`}
        </p>
      )}
      {samples.length === 0 && problem === null && (
        <p className="note" aria-busy="true">
          Loading…
        </p>
      )}
      {samples.length > 0 && <Plots samples={samples} />}
    </>
  );
}

function Plots({ samples }: Pick<Samples<Progress>, 'samples'>) {
  const times = samples.map(({ at }) => at);
  const of = (read: (progress: Progress) => number) => samples.map(({ value }) => read(value));
  const took = samples.map(({ tookMs }) => tookMs);
  return (
    <div className="plots">
      <Plot
        title="How many have it"
        times={times}
        lines={{ Stored: of((p) => p.stored), Seen: of((p) => p.seen), Read: of((p) => p.read) }}
      />
      <Plot
        title={`How quickly Belfry answers: p95 ${Math.round(percentile(took, 0.95))} ms`}
        times={times}
        lines={{ Answer: took }}
        unit=" ms"
      />
    </div>
  );
}

/** The smallest value that so great a share of them does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
