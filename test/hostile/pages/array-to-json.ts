import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'an old library teaches every array and object to write itself as JSON',
  family: 'prototypes',
  before: `
    Array.prototype.toJSON = function () { return 'array:' + this.length; };
    Object.prototype.toJSON = function () { return 'object'; };
    String.prototype.toJSON = function () { return 'string'; };`,
});
