const attributes = ['lender', 'client-id', 'locale', 'account-id', 'mode'];
const properties = ['lender', 'clientId', 'locale', 'accountId', 'mode'];

/** Gives a class of elements the properties that mirror their attributes. */
export function mirrorAttributes(prototype: object): void {
  for (let index = 0; index < attributes.length; index += 1) {
    const attribute = attributes[index] ?? '';
    const accessor = {
      // Else whatever a host put on every object would be part of it.
      __proto__: null,
      configurable: true,
      enumerable: true,
      get(this: Element) {
        return this.getAttribute(attribute) ?? undefined;
      },
      set(this: Element, value: unknown) {
        if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value as string);
      },
    };
    Reflect.defineProperty(prototype, properties[index] ?? '', accessor);
  }
}

/** Takes over what a page set on an element before its tag was defined. */
export function takeProperties(element: Element): void {
  for (let index = 0; index < properties.length; index += 1) {
    const property = properties[index] ?? '';
    const set = Reflect.getOwnPropertyDescriptor(element, property);
    if (!set) continue;
    Reflect.deleteProperty(element, property);
    Reflect.set(element, property, set.value);
  }
}
