import { say, sheet, writePdf } from '../documents/pdf.ts';
import { lender } from '../lender.ts';
import { wordsIn } from '../mail/words/index.ts';

const words = {
  en: {
    title: 'Test document',
    intro: 'If you can read this, you can read the papers that we would send you electronically.',
    code: 'Your code is',
    next: 'Type it where you got this document. It works for an hour, and for you alone. Asking for another test document replaces it.',
    closing: 'This document says nothing else, and you needn’t keep it.',
  },
  es: {
    title: 'Documento de prueba',
    intro:
      'Si puede leer esto, puede leer los documentos que le enviaríamos por medios electrónicos.',
    code: 'Su código es',
    next: 'Escríbalo donde obtuvo este documento. Sirve durante una hora y solo para usted. Si pide otro documento de prueba, lo reemplaza.',
    closing: 'Este documento no dice nada más, y no hace falta guardarlo.',
  },
};

/** A document as the papers to come, with a code to be typed: who can, can open them. */
export function writeTestDocument(of: {
  readonly name: string;
  /** BCP 47 */
  readonly locale: string;
  readonly code: string;
  /** Day of the document. */
  readonly date: string;
}): Promise<Uint8Array<ArrayBuffer>> {
  const { words: mail } = wordsIn(of.locale);
  const language = mail.language === 'es' ? 'es' : 'en';
  const { title, intro, code, next, closing } = words[language];
  return writePdf({ title, language, sandbox: mail.sandbox, date: of.date }, (pdf) => {
    say(pdf, 'P', of.name, { gap: 20 });
    say(pdf, 'H1', title, { size: sheet.title, bold: true, gap: 16 });
    say(pdf, 'P', intro, { gap: 16 });
    say(pdf, 'P', `${code} ${of.code}`, { size: 16, bold: true, colour: sheet.accent, gap: 16 });
    say(pdf, 'P', next, { gap: 20 });
    say(pdf, 'P', `${lender.name}. ${closing}`, { size: sheet.small, colour: sheet.quiet });
  });
}
