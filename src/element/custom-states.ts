/** The custom states of the element, for CSS: `stamps-activity-feed:state(empty)`. */
export type CustomState =
  | 'loading'
  | 'loading-more'
  | 'error'
  | 'filtered'
  | 'unauthorized'
  | 'empty'
  | 'idle'
  | 'complete';

/** Sets these states and removes the others, where the browser has custom states. */
export const setCustomStates = (
  internals: ElementInternals | undefined,
  states: Readonly<Record<CustomState, boolean>>,
): void => {
  const set = internals?.states;
  if (!set) return;
  for (const [name, on] of Object.entries(states)) {
    try {
      if (on) set.add(name);
      else set.delete(name);
    } catch {
      // Browsers before 2024 accept only names that begin with two dashes, so they get no states.
      return;
    }
  }
};
