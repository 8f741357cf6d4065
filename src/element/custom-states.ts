/** The custom states of the element, for CSS: `stamps-activity-feed:state(empty)`. */
export type CustomState = 'loading' | 'loading-more' | 'error' | 'empty' | 'idle' | 'complete';

/** Sets exactly these states; an engine without custom states has none. */
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
      // Before 2024 engines took only names with two dashes; there the states are left out.
      return;
    }
  }
};
