/** An option that can't be used. The command prints the message, and nothing else. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const help = `Usage: npx stamps-activity-feed sandbox [options]

Serves the Stamps Activity API from memory, with test members and tokens, for development.

Options
  --port <number>      Port, 8787 by default; 0 selects a free one
  --host <address>     Address to listen on, 127.0.0.1 by default
  --root <folder>      Serves the files of this folder too, such as your index.html
  --member <address>   The signed-in member: an email address or mobile number of the list that is printed
  --activities <file>  A JSON file of your own, {"activities": […]}; its member is me@example.com
  --latency <ms>       Delays responses: 800, or a random time in a range such as 200-800
  --fault <name=value> Simulates a fault, such as status=503; can be repeated (status=503, times=2)
  --help, --version
`;
