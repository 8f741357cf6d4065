/** The parts of a response as plain values, so that faults can replace any of them. */
export interface ResponseData {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function json(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): ResponseData {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

export function html(status: number, title: string, text: string): ResponseData {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html>
<html>
<head><title>${title}</title></head>
<body><center><h1>${title}</h1></center><hr><center>${text}</center></body>
</html>
`,
  };
}

/** The optional fields of an error body, as the vendor documents them. */
interface ApiErrorDetails {
  readonly errors?: Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[];
  readonly error_code?: string;
  readonly error_message?: string;
}

/** An error response in the documented shape. */
export function apiError(
  status: number,
  detail: string,
  details: ApiErrorDetails = {},
  headers: Record<string, string> = {},
): ResponseData {
  return json(status, { detail, ...details }, headers);
}

/** A 400 with an error for each invalid parameter. `detail` repeats the first one. */
export function badRequest(errors: Readonly<Record<string, string>>, code: string): ResponseData {
  const detail = Object.entries(errors).map(([field, text]) => `${field}: ${text}`)[0] ?? '';
  return apiError(400, detail, { errors, error_code: code, error_message: detail });
}

/** A 401 with the `WWW-Authenticate` header that HTTP requires. */
export function unauthorized(detail: string): ResponseData {
  return apiError(401, detail, {}, { 'WWW-Authenticate': 'Bearer realm="api"' });
}

export function notFound(): ResponseData {
  return apiError(404, 'Not found.');
}

export function methodNotAllowed(method: string, allow: string): ResponseData {
  return apiError(405, `Method "${method}" not allowed.`, {}, { Allow: allow });
}
