import { useId } from 'react';

const [WIDTH, HEIGHT] = [600, 160];

interface PlotProps {
  readonly title: string;
  /** When each value was seen, oldest first. */
  readonly times: readonly number[];
  /** A line for each name, with a value for each time. */
  readonly lines: Readonly<Record<string, readonly number[]>>;
  readonly unit?: string;
}

/** Lines over time, and the same in a table for whoever does not see them. */
export function Plot({ title, times, lines, unit = '' }: PlotProps) {
  const id = useId();
  const top = Math.max(1, ...Object.values(lines).flat());
  const [first = 0, last = first] = [times[0], times.at(-1)];
  const x = (n: number) => ((((times[n] ?? first) - first) / Math.max(1, last - first)) * WIDTH).toFixed(1);
  const y = (value: number) => (HEIGHT - (value / top) * HEIGHT).toFixed(1);
  const written = (value: number | undefined) => `${Math.round(value ?? 0).toLocaleString()}${unit}`;
  return (
    <figure className="plot" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div className="plot-area">
        <span className="plot-top">{written(top)}</span>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>
            {Object.entries(lines)
              .map(
                ([name, values]) => `${name}: now ${written(values.at(-1))}, at most ${written(Math.max(...values))}`,
              )
              .join('; ')}
          </desc>
          {Object.entries(lines).map(([name, values], nth) => (
            <polyline
              key={name}
              data-nth={nth}
              points={values.map((value, n) => `${x(n)},${y(value)}`).join(' ')}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </div>
      <ul className="legend">
        {Object.entries(lines).map(([name, values], nth) => (
          <li key={name} data-nth={nth}>
            {name}: {written(values.at(-1))}
          </li>
        ))}
      </ul>
      <details>
        <summary>The same as a table</summary>
        <div className="wide" tabIndex={0} role="region" aria-label={`${title}, as a table`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                {Object.keys(lines).map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {times.map((time, n) => (
                <tr key={time}>
                  <th scope="row">{new Date(time).toLocaleTimeString()}</th>
                  {Object.entries(lines).map(([name, values]) => (
                    <td key={name}>{written(values[n])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
