import type { TestRunnerPlugin } from '@web/test-runner';
import type { ChromeLauncher } from '@web/test-runner-chrome';

/** The command that gives a test the accessibility tree of its page. Only Chromium has one to give. */
export const accessibilityTreeCommand = 'accessibility-tree';

/** Answers {@link accessibilityTreeCommand} with every node: the runner's own command leaves feeds out. */
export const accessibilityTreePlugin = (): TestRunnerPlugin => ({
  name: accessibilityTreeCommand,
  async executeCommand({ command, session }) {
    if (command !== accessibilityTreeCommand) return undefined;
    const page = (session.browser as ChromeLauncher).getPage(session.id);
    return page.accessibility.snapshot({ interestingOnly: false });
  },
});
