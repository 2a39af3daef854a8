/** Parts of forms. What is wrong is said at the field and, with a link to it, at the top of the page. */
import type { Child } from 'hono/jsx';
import { Heading, Notice } from './components.tsx';

/** What is wrong with a form, by the name of the field. */
export type FormFaults = Readonly<Record<string, string>>;

interface FieldParts {
  readonly name: string;
  readonly label: string;
  /** Why it is asked, or how to write it. */
  readonly hint?: string;
  readonly fault?: string | undefined;
}

const hintId = (name: string) => `${name}-uitleg`;
const faultId = (name: string) => `${name}-fout`;

function described({ name, hint, fault }: FieldParts) {
  const ids = [...(hint === undefined ? [] : [hintId(name)]), ...(fault === undefined ? [] : [faultId(name)])];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(fault === undefined ? {} : { 'aria-invalid': 'true' as const }),
  };
}

function AroundField({ parts, children }: { parts: FieldParts; children: Child }) {
  const { name, label, hint, fault } = parts;
  return (
    <div class={fault === undefined ? 'utrecht-form-field' : 'utrecht-form-field utrecht-form-field--invalid'}>
      <label class="utrecht-form-label" for={name}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p class="utrecht-form-field-description" id={hintId(name)}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="utrecht-form-field-error-message" id={faultId(name)}>
          {fault}
        </p>
      )}
      {children}
    </div>
  );
}

/** One line of text; `date` and `time` bring the browser's own picker. */
export function TextField({
  type = 'text',
  value,
  required = false,
  narrow = false,
  autocomplete = 'off',
  max,
  ...parts
}: FieldParts & {
  type?: 'text' | 'date' | 'time' | 'search';
  value?: string;
  required?: boolean;
  narrow?: boolean;
  autocomplete?: string;
  max?: string;
}) {
  return (
    <AroundField parts={parts}>
      <input
        class={
          narrow ? 'utrecht-textbox utrecht-textbox--html-input sh-smal' : 'utrecht-textbox utrecht-textbox--html-input'
        }
        id={parts.name}
        name={parts.name}
        type={type}
        autocomplete={autocomplete}
        {...(value === undefined ? {} : { value })}
        {...(required ? { required: true } : {})}
        {...(max === undefined ? {} : { max })}
        {...described(parts)}
      />
    </AroundField>
  );
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** One out of many. @param empty what stands there while nothing was chosen */
export function SelectField({
  choices,
  value,
  empty,
  required = false,
  ...parts
}: FieldParts & { choices: readonly Choice[]; value?: string | undefined; empty?: string; required?: boolean }) {
  return (
    <AroundField parts={parts}>
      <select
        class="utrecht-select utrecht-select--html-select"
        id={parts.name}
        name={parts.name}
        {...(required ? { required: true } : {})}
        {...described(parts)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map(choice => (
          <option value={choice.value} {...(choice.value === value ? { selected: true } : {})}>
            {choice.text}
          </option>
        ))}
      </select>
    </AroundField>
  );
}

/** One out of a few, all in sight. Not `required`: browsers show that as a fault before anybody did anything. */
export function Radios({
  choices,
  value,
  stacked = false,
  ...parts
}: FieldParts & { choices: readonly Choice[]; value?: string | undefined; stacked?: boolean }) {
  const { name, label, hint, fault } = parts;
  return (
    <fieldset class={stacked ? 'sh-keuzes sh-onder-elkaar' : 'sh-keuzes'} {...described(parts)}>
      <legend>{label}</legend>
      {hint === undefined ? null : (
        <p class="utrecht-form-field-description" id={hintId(name)}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="utrecht-form-field-error-message" id={faultId(name)}>
          {fault}
        </p>
      )}
      <div>
        {choices.map((choice, index) => (
          <label>
            <input
              class="utrecht-radio-button utrecht-radio-button--html-input"
              type="radio"
              name={name}
              value={choice.value}
              {...(index === 0 ? { id: name } : {})}
              {...(choice.value === value ? { checked: true } : {})}
            />
            {choice.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Any number out of a few, all in sight. @param values those that are chosen */
export function Checkboxes({
  choices,
  values,
  ...parts
}: FieldParts & { choices: readonly Choice[]; values: readonly string[] }) {
  const { name, label, hint, fault } = parts;
  return (
    <fieldset class="sh-keuzes sh-onder-elkaar" {...described(parts)}>
      <legend>{label}</legend>
      {hint === undefined ? null : (
        <p class="utrecht-form-field-description" id={hintId(name)}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="utrecht-form-field-error-message" id={faultId(name)}>
          {fault}
        </p>
      )}
      <div>
        {choices.map((choice, index) => (
          <label>
            <input
              class="utrecht-checkbox utrecht-checkbox--html-input"
              type="checkbox"
              name={name}
              value={choice.value}
              {...(index === 0 ? { id: name } : {})}
              {...(values.includes(choice.value) ? { checked: true } : {})}
            />
            {choice.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** All that is wrong, above the form, each with the way to its field. */
export function ErrorSummary({ faults }: { faults: FormFaults }) {
  const entries = Object.entries(faults);
  if (entries.length === 0) return null;
  return (
    <Notice kind="error">
      <Heading level={2}>Dit klopt nog niet</Heading>
      <ul>
        {entries.map(([name, fault]) => (
          <li>
            <a class="nl-link" href={`#${name}`}>
              {fault}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
