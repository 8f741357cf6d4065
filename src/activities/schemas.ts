import * as z from 'zod/mini';
import { unknown } from './kinds/unknown.js';
import type { Definition } from './registry.js';
import { definitions } from './registry.js';

type ShapeOf<D extends Definition> = D['schema']['_zod']['def']['shape'];

/** The schema of each kind, by its name. An object without the kind's payload does not match. */
export const activitySchemas: {
  readonly [D in Definition as D['kind']]: z.ZodMiniObject<ShapeOf<D>, z.core.$loose>;
} = /* @__PURE__ */ schemasByKind();

function schemasByKind(): typeof activitySchemas {
  const entries = [...definitions, unknown].map(({ kind, schema }) => [
    kind,
    z.looseObject(schema._zod.def.shape),
  ]);
  return Object.fromEntries(entries);
}
