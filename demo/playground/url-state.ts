type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const namedFields = (form: HTMLFormElement): Field[] =>
  [...form.elements]
    .filter((element): element is Field => 'value' in element && 'name' in element)
    .filter(({ name }) => name);

const isCheckbox = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === 'checkbox';

/** Sets the form to the state in the URL's query. */
export const restoreFromUrl = (form: HTMLFormElement): void => {
  const params = new URLSearchParams(location.search);
  for (const field of namedFields(form)) {
    const value = params.get(field.name);
    if (value === null) continue;
    if (isCheckbox(field)) field.checked = value !== 'off';
    else field.value = value;
    // Updates the colour input beside the field, if there is one.
    field.dispatchEvent(new Event('input'));
  }
};

/** Returns a function that writes to the URL what differs from the form's state at this moment. */
export const createUrlUpdater = (form: HTMLFormElement): (() => void) => {
  const fieldValue = (field: Field) => {
    if (!isCheckbox(field)) return field.value;
    return field.checked ? 'on' : 'off';
  };
  const readState = () =>
    new Map(namedFields(form).map((field) => [field.name, fieldValue(field)]));
  const initial = readState();
  return () => {
    const changed = [...readState()].filter(([name, value]) => value !== initial.get(name));
    const search = new URLSearchParams(changed).toString();
    history.replaceState(null, '', search ? `?${search}` : location.pathname);
  };
};
