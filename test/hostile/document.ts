import { type HostPage, type Parts, tags } from './host-page.ts';
import { record } from './record.ts';

/** The client that the hosts of these tests belong to. */
export const clientId = 'harbor-street-autos';

/** The elements as a dealer pastes them, each with its link. */
export function elementsFor(lender: string, client = clientId): string {
  const link = `<a href="${lender}/?client_id=${client}">Sign in to your account</a>`;
  const elements = tags.map((tag) => `<${tag}>${link}</${tag}>`);
  return `<fs-central client-id="${client}">\n${elements.join('\n')}\n</fs-central>`;
}

/** The page's document. The recorder comes first, as a tag manager's script often does. */
export function documentOf(page: HostPage, parts: Parts): string {
  const inline = (code: string | undefined) => (code ? parts.script(code) : '');
  return `${page.doctype ?? '<!doctype html>'}
<html lang="en" ${page.root ?? ''}>
<head>
<meta charset="utf-8">
${parts.script(`(${String(record)})()`)}
<title>Harbor Street Autos</title>
<meta name="viewport" content="width=device-width">
${page.head?.(parts) ?? ''}
${inline(page.before)}
${page.scripts ? page.scripts(parts) : parts.embed}
</head>
<body>
${page.body ? page.body(parts) : parts.elements}
${inline(page.after)}
</body>
</html>`;
}
