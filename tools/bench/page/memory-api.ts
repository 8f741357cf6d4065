const pageSize = 20;

/** The pages of the history as JSON texts, in order; and by the cursor that asks for each. */
let texts: readonly string[] = [];
let byCursor: ReadonlyMap<string, string> = new Map();

export const pageTexts = (): readonly string[] => texts;

/** Fetches the history, whose pages are then answered from memory: no network is measured. */
export const fillMemory = async (): Promise<void> => {
  const answer = await fetch('/history.json');
  const all = (await answer.json()) as readonly { readonly id: number }[];
  const starts = Array.from({ length: Math.ceil(all.length / pageSize) }, (_, n) => n * pageSize);
  const entries = starts.map((start) => {
    const activities = all.slice(start, start + pageSize);
    const cursor = start === 0 ? '' : String(all[start - 1]?.id);
    return [cursor, JSON.stringify({ activities, error_messages: [] })] as const;
  });
  texts = entries.map(([, text]) => text);
  byCursor = new Map(entries);
};

/** The Activity API, answered from memory. */
export const memoryFetch: typeof fetch = async (input) => {
  const { searchParams } = new URL(String(input), document.baseURI);
  const body = byCursor.get(searchParams.get('older_than') ?? '') ?? '{"activities":[]}';
  return new Response(body, { headers: { 'Content-Type': 'application/json' } });
};
