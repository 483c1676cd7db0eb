import { define } from '../define.ts';
import { FsLogin } from './login.ts';

define('fs-login', FsLogin);
