/** The functions that each framework's page offers to its test. */
export interface ParentPage {
  /** Renders again with other values. */
  change(state: { groupBy?: string; text?: string; withNote?: boolean; project?: boolean }): void;
  unmount(): void;
}
