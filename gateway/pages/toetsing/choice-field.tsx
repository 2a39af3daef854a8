/** One question with its choices, all in sight. What belongs to somebody else's role opens on asking, without script. */
import { YES } from './answers.ts';
import type { AskedField } from './steps.ts';
import { CAPACITY_GROUPS, optionText } from './words.ts';

export interface ChoiceFieldProps {
  readonly field: AskedField;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly chosen: readonly string[];
}

export function ChoiceField(props: ChoiceFieldProps) {
  const { field, legend, hint, fault } = props;
  const ids = [
    ...(hint === undefined ? [] : [`${field.name}-uitleg`]),
    ...(fault === undefined ? [] : [`${field.name}-fout`]),
  ];
  return (
    <fieldset
      class={`sh-keuzes ${isShort(field) ? '' : 'sh-onder-elkaar '}sh-vraag${fault === undefined ? '' : ' utrecht-form-field--invalid'}`}
      {...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') })}
    >
      <legend>{legend}</legend>
      {hint === undefined ? null : (
        <p class="utrecht-form-field-description" id={`${field.name}-uitleg`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="utrecht-form-field-error-message" id={`${field.name}-fout`}>
          {fault}
        </p>
      )}
      {field.name === 'wie' ? <Groups {...props} /> : <Choices {...props} codes={field.codes} />}
      {field.more.length === 0 ? null : (
        <details {...(field.more.some(code => props.chosen.includes(code)) ? { open: true } : {})}>
          <summary>Staat het er niet bij? Toon alle onderwerpen</summary>
          <Choices {...props} codes={field.more} />
        </details>
      )}
    </fieldset>
  );
}

/** Yes, no and "I do not know" fit beside each other. */
const isShort = ({ codes }: AskedField) => codes.length === 3 && codes.includes(YES);

function Groups(props: ChoiceFieldProps) {
  return (
    <div class="sh-groepen">
      {CAPACITY_GROUPS.map(({ title, codes }) => (
        <fieldset class="sh-groep">
          <legend>{title}</legend>
          <Choices {...props} codes={codes} />
        </fieldset>
      ))}
    </div>
  );
}

function Choices({ field, chosen, codes }: ChoiceFieldProps & { codes: readonly string[] }) {
  const kind = field.several ? 'checkbox' : 'radio';
  const look = field.several ? 'utrecht-checkbox' : 'utrecht-radio-button';
  const first = field.codes[0];
  return (
    <div>
      {codes.map(code => (
        <label>
          <input
            class={`${look} ${look}--html-input`}
            type={kind}
            name={field.name}
            value={code}
            {...(code === first ? { id: field.name } : {})}
            {...(chosen.includes(code) ? { checked: true } : {})}
          />
          <span>{optionText(field.name, code)}</span>
        </label>
      ))}
    </div>
  );
}
