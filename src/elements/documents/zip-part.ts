import { downloadZip } from 'client-zip';
import { saveFile } from '../../ui/save-file.ts';

/**
 * Puts files into one and hands it to the browser. They are stored as they are: a PDF is compressed already.
 *
 * @param isWanted asked once the file is made: it may have been given up meanwhile
 * @returns whether it was handed over
 */
export async function saveZip(
  files: readonly { name: string; input: Blob }[],
  name: string,
  isWanted: () => boolean,
): Promise<boolean> {
  const seen = new Map<string, number>();
  const entries = files.map(({ name: wanted, input }) => {
    // Two of one name would hide each other when they are unpacked.
    const count = (seen.get(wanted) ?? 0) + 1;
    seen.set(wanted, count);
    return {
      name: count === 1 ? wanted : wanted.replace(/(\.\w+)$/, `-${String(count)}$1`),
      input,
      lastModified: new Date(),
    };
  });
  if (!isWanted()) return false;
  const file = await downloadZip(entries).blob();
  if (!isWanted()) return false;
  saveFile(file, name);
  return true;
}
