const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The texts in a nested value. `prefix` is the name of the field that they belong to. */
const texts = (value: unknown, prefix = '', depth = 0): string[] => {
  if (typeof value === 'number') return [`${prefix}${value}`];
  if (typeof value === 'string') return value.trim() ? [prefix + value.trim()] : [];
  if (!isRecord(value) || depth > 3) return [];
  if (Array.isArray(value)) return value.flatMap((item) => texts(item, prefix, depth + 1));
  return Object.entries(value).flatMap(([name, item]) => texts(item, `${name}: `, depth + 1));
};

/**
 * The server's own messages in the body of a response: `detail`, `errors` (an object of field and text,
 * or a list of such objects), `error_message` and `error_messages`, each text once.
 */
export const readMessages = (body: unknown): readonly string[] =>
  isRecord(body)
    ? [
        ...new Set(
          [body.detail, body.errors, body.error_message, body.error_messages].flatMap((value) =>
            texts(value),
          ),
        ),
      ]
    : [];
