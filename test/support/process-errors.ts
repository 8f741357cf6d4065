/** Records the errors that would end the process, while a suite runs. */
export const recordProcessErrors = (): readonly unknown[] => {
  const errors: unknown[] = [];
  const record = (error: unknown) => void errors.push(error);
  before(() => {
    process.on('unhandledRejection', record);
    process.on('uncaughtExceptionMonitor', record);
  });
  after(() => {
    process.off('unhandledRejection', record);
    process.off('uncaughtExceptionMonitor', record);
  });
  return errors;
};

/** Waits until the process has reported the rejections of all promises that have settled so far. */
export const untilReported = (): Promise<void> =>
  new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
