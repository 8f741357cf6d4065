type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter((element): element is Field => 'value' in element && 'name' in element);

const isSwitch = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === 'checkbox';

/** Sets the form to what the address says, so that a state of it can be shared and come back to. */
export const fromAddress = (form: HTMLFormElement): void => {
  const asked = new URLSearchParams(location.search);
  for (const field of fieldsOf(form)) {
    const value = asked.get(field.name);
    if (!field.name || value === null) continue;
    if (isSwitch(field)) field.checked = value !== 'off';
    else field.value = value;
    // A palette beside it follows.
    field.dispatchEvent(new Event('input'));
  }
};

/** Writes down in the address what differs from the form as it was at first. */
export const addressKeeper = (form: HTMLFormElement): (() => void) => {
  const state = () =>
    new Map(
      fieldsOf(form)
        .filter(({ name }) => name)
        .map((field) => [
          field.name,
          isSwitch(field) ? (field.checked ? 'on' : 'off') : field.value,
        ]),
    );
  const first = state();
  return () => {
    const changed = [...state()].filter(([name, value]) => value !== first.get(name));
    const search = new URLSearchParams(changed).toString();
    history.replaceState(null, '', search ? `?${search}` : location.pathname);
  };
};
