import type { Preferences } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Field, PreferenceEdits } from './preference-edits.ts';

/** What the parts of the element draw from. */
export interface PreferencesView {
  preferences: Preferences;
  edits: PreferenceEdits;
  texts: Catalogues['preferencesBody'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  locale: string;
}

/** A word of a catalogue by a name of the lender's; the name where there is none. */
export function wordFor<T>(words: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

/** Title of a topic. */
export function topicTitle({ texts }: Pick<PreferencesView, 'texts'>, topic: string): string {
  return wordFor<readonly string[]>(texts.topics, topic)?.[0] ?? topic;
}

/** By what a channel brings something, in words. */
export function channelWords({ texts }: Pick<PreferencesView, 'texts'>, channel: string): string {
  return wordFor<string>(texts.by, channel) ?? channel;
}

/** A field in words. */
export function fieldName(view: Pick<PreferencesView, 'texts'>, field: Field): string {
  const { texts } = view;
  const [name = '', topic = '', channel = ''] = field.split('/');
  if (name !== 'topics') return wordFor<string>(texts.fields, name) ?? name;
  return texts.topicBy(topicTitle(view, topic), channelWords(view, channel));
}

/** A field's value in words. */
export function valueWords({ texts, locale }: PreferencesView, value: unknown): string {
  if (typeof value === 'string')
    return wordFor<string>(texts.languages, value) ?? zoneName(value, locale);
  const hours = value as Preferences['quietHours'];
  if (!hours) return texts.quietNoneShort;
  return texts.quietValue(clock(hours.from, locale), clock(hours.until, locale));
}

/** A field with its value: "Payment receipts by e-mail: off". */
export function changeWords(view: PreferencesView, field: Field, value: unknown): string {
  const name = fieldName(view, field);
  if (value === true) return view.texts.on(name);
  return value === false ? view.texts.off(name) : `${name}: ${valueWords(view, value)}`;
}

/** A time of the day as people here write it. @param time `HH:MM` */
export function clock(time: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return format.format(new Date(`2026-01-01T${time}:00Z`));
}

/**
 * The day of a moment as the customer's calendar has it: late in the evening it is tomorrow by UTC.
 *
 * @param zone an IANA name; where this browser does not know it, this device's
 */
export function dayIn(zone: string, moment: string, locale: string): string {
  const day = (timeZone?: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(moment));
  try {
    return day(zone);
  } catch {
    return day();
  }
}

/** A zone's name as people read it: its time and its city. */
export function zoneName(zone: string, locale: string): string {
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  if (city === zone) return zone;
  try {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' });
    const name = format.formatToParts().find(({ type }) => type === 'timeZoneName');
    return name ? `${name.value}, ${city}` : city;
  } catch {
    // This browser does not know it.
    return city;
  }
}
