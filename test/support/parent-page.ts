/** What each page of a framework lets its test do. */
export interface ParentPage {
  /** Renders again with other values. */
  change(state: { groupBy?: string; text?: string; withNote?: boolean; project?: boolean }): void;
  unmount(): void;
}
