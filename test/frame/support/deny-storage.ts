/** A browser that keeps third parties from storing anything. */
for (const name of ['sessionStorage', 'localStorage', 'indexedDB']) {
  Object.defineProperty(window, name, {
    get: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}
