const resetCodes = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ConnectionClosed|ConnectionReset)$/;

/** What runtimes without codes say: Deno, Bun and Workers. */
const resetMessages =
  /connection (was )?(closed|reset|lost)|(closed|reset) (unexpectedly|by peer)|other side closed|socket hang up/i;

const isReset = (error: unknown): boolean => {
  const { code, message } = Object(error);
  return resetCodes.test(String(code)) || resetMessages.test(String(message));
};

/**
 * Whether a request failed because the server had closed the connection, which it may do with an idle one at
 * any time. The request has probably not been read.
 */
export const isConnectionReset = (error: unknown): boolean => {
  try {
    return isReset(error) || isReset(Object(error).cause);
  } catch {
    // A getter of a custom fetch's error failed.
    return false;
  }
};
