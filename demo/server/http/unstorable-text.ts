/** PostgreSQL's character_not_in_repertoire and untranslatable_character. */
const codes: ReadonlySet<unknown> = new Set(['22021', '22P05']);

/**
 * Whether the database refused a text for a character that it cannot hold, which is NUL alone. No
 * id, name or key of ours has one, so whoever sent it is at fault and not the server.
 */
export function isUnstorableText(error: unknown): boolean {
  return error instanceof Error && 'code' in error && codes.has(error.code);
}
