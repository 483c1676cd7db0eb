/**
 * Puts the rules for paper in force on the screen: emulating a medium is for Chromium's debugger alone. The sheets
 * of a class are shared by its elements, so the rules have to be put back.
 *
 * @returns puts them back
 */
export function wearPrint(element: Element): () => void {
  const rules = (element.shadowRoot?.adoptedStyleSheets ?? [])
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule)
    .filter(({ media }) => media.mediaText === 'print');
  if (rules.length === 0) throw new Error('It has no rules for paper');
  for (const { media } of rules) media.mediaText = 'all';
  return () => {
    for (const { media } of rules) media.mediaText = 'print';
  };
}
