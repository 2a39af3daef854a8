/** Fields of forms that only handovers have: several to tick, and a few lines of text. */
import { Fragment } from 'hono/jsx';
import type { Choice } from '../form-parts.tsx';

export function Checkboxes({
  name,
  label,
  hint,
  choices,
  chosen = [],
  fault,
}: {
  name: string;
  label: string;
  hint?: string;
  choices: readonly Choice[];
  chosen?: readonly string[];
  fault?: string | undefined;
}) {
  const ids = [...(hint === undefined ? [] : [`${name}-uitleg`]), ...(fault === undefined ? [] : [`${name}-fout`])];
  return (
    <fieldset class="sh-keuzes sh-onder-elkaar" {...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') })}>
      <legend>{label}</legend>
      <Explained {...{ name, hint, fault }} />
      <div>
        {choices.map((choice, index) => (
          <label>
            <input
              class="utrecht-checkbox utrecht-checkbox--html-input"
              type="checkbox"
              name={name}
              value={choice.value}
              {...(index === 0 ? { id: name } : {})}
              {...(chosen.includes(choice.value) ? { checked: true } : {})}
            />
            {choice.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function TextArea({
  name,
  label,
  hint,
  value,
  maxlength,
  fault,
}: {
  name: string;
  label: string;
  hint: string;
  value?: string;
  maxlength: number;
  fault?: string | undefined;
}) {
  return (
    <div class={fault === undefined ? 'utrecht-form-field' : 'utrecht-form-field utrecht-form-field--invalid'}>
      <label class="utrecht-form-label" for={name}>
        {label}
      </label>
      <Explained {...{ name, hint, fault }} />
      <textarea
        class="utrecht-textbox"
        {...{ id: name, name, maxlength }}
        rows={4}
        aria-describedby={fault === undefined ? `${name}-uitleg` : `${name}-uitleg ${name}-fout`}
        {...(fault === undefined ? {} : { 'aria-invalid': 'true' as const })}
      >
        {value ?? ''}
      </textarea>
    </div>
  );
}

function Explained({ name, hint, fault }: { name: string; hint: string | undefined; fault: string | undefined }) {
  return (
    <Fragment>
      {hint === undefined ? null : (
        <p class="utrecht-form-field-description" id={`${name}-uitleg`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="utrecht-form-field-error-message" id={`${name}-fout`}>
          {fault}
        </p>
      )}
    </Fragment>
  );
}
