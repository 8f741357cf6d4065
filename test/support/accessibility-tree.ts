import type { TestRunnerPlugin } from '@web/test-runner';
import type { ChromeLauncher } from '@web/test-runner-chrome';

/**
 * The command that returns the accessibility tree of the page to a test. Only Chromium exposes it.
 */
export const accessibilityTreeCommand = 'accessibility-tree';

/**
 * Responds to {@link accessibilityTreeCommand} with every node, because the runner's own command
 * omits feeds.
 */
export const accessibilityTreePlugin = (): TestRunnerPlugin => ({
  name: accessibilityTreeCommand,
  async executeCommand({ command, session }) {
    if (command !== accessibilityTreeCommand) return undefined;
    const page = (session.browser as ChromeLauncher).getPage(session.id);
    return page.accessibility.snapshot({ interestingOnly: false });
  },
});
