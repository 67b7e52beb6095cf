import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly problem?: string | undefined;
  readonly children: (props: {
    readonly id: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string;
  }) => ReactNode;
}

/** A label, its field, and what is wrong with it. */
export function Field({ label, problem, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': problem !== undefined, 'aria-describedby': `${id}-problem` })}
      <p id={`${id}-problem`} className="field-problem">
        {problem}
      </p>
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
}

export function Text({ label, value, problem, onChange, rows, placeholder }: TextProps) {
  return (
    <Field label={label} problem={problem}>
      {(props) => {
        const common = { ...props, value, placeholder, dir: 'auto' as const };
        return rows === undefined ? (
          <input {...common} type="text" onChange={(e) => onChange(e.target.value)} />
        ) : (
          <textarea {...common} rows={rows} onChange={(e) => onChange(e.target.value)} />
        );
      }}
    </Field>
  );
}
