/** The declarations of one selector, by property: the value, and `!important` if it is. */
export type Declarations = ReadonlyMap<string, string>;

const conditionOf = (rule: CSSRule): string => {
  const { conditionText = '', name = '' } = rule as CSSConditionRule & { name?: string };
  // An engine keeps white space and zeros as they were written.
  const condition = conditionText.replace(/\s*([:,<>()])\s*/g, '$1');
  return `@${rule.constructor.name} ${name}${condition}`;
};

/** Splits a list at the commas outside parentheses and brackets. */
const splitSelectors = (list: string): readonly string[] => {
  const selectors = [''];
  let depth = 0;
  for (const letter of list) {
    if ('(['.includes(letter)) depth += 1;
    if (')]'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0) selectors.push('');
    else selectors[selectors.length - 1] += letter;
  }
  return selectors.map((selector) => selector.trim());
};

/**
 * What a browser takes from a style sheet: the declarations of each selector, with shorthands expanded, by
 * the selector and the conditions around it. The selectors are in the order in which they first occur.
 */
export const declarationsOf = (text: string): ReadonlyMap<string, Declarations> => {
  const found = new Map<string, Map<string, string>>();
  const visit = (rules: CSSRuleList, context: string) => {
    for (const rule of rules) {
      const own = 'style' in rule ? (rule.style as CSSStyleDeclaration) : undefined;
      const names =
        rule instanceof CSSStyleRule
          ? splitSelectors(rule.selectorText)
          : [own ? (rule as CSSKeyframeRule).keyText : conditionOf(rule)];
      for (const name of names) {
        const key = `${context} ${name}`.trim();
        if (!own) visit((rule as CSSGroupingRule).cssRules, key);
        else found.set(key, addTo(found.get(key), own));
      }
    }
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  visit(sheet.cssRules, '');
  return found;
};

const addTo = (before: Declarations | undefined, style: CSSStyleDeclaration) => {
  const after = new Map(before);
  for (const property of style) {
    const important = style.getPropertyPriority(property) && ' !important';
    after.set(property, `${style.getPropertyValue(property)}${important}`);
  }
  return after;
};

/** Properties that read a custom property: a colour, a length, and a list of fonts. */
const consumers = ['color', 'width', 'font-family'];

/** What a value comes to, on an element whose private custom properties have values of all kinds. */
const computed = (property: string, value: string): string => {
  const parent = document.createElement('div');
  const probe = document.createElement('div');
  document.body.append(parent);
  parent.append(probe);
  parent.style.cssText =
    'color: rgb(1 2 3); font: 17px serif; position: relative; --_space: 13px; --_icon-size: 29px; --_accent: rgb(9 8 7);' +
    '--_muted: rgb(5 5 5); --_line: rgb(6 6 6); --_radius: 3px; --_row-padding: 7px';
  probe.style.setProperty(property, value.replace(/ !important$/, ''));
  const isCustom = property.startsWith('--');
  const results = (isCustom ? consumers : [property]).map((name) => {
    if (isCustom) probe.style.setProperty(name, `var(${property})`);
    const result = getComputedStyle(probe).getPropertyValue(name);
    if (isCustom) probe.style.removeProperty(name);
    return result;
  });
  parent.remove();
  return results.join(' | ');
};

/** Whether two values of a property are the same, however they are written. */
export const sameValue = (property: string, a: string, b: string | undefined): boolean => {
  if (a === b) return true;
  if (b === undefined || a.endsWith('!important') !== b.endsWith('!important')) return false;
  return computed(property, a) === computed(property, b);
};
