/** A browser that gives third parties a storage of their own. */
document.hasStorageAccess = () => Promise.resolve(false);
