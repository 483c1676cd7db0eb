/** Script of the worker that does the captcha's arithmetic; a file of its own in the build. */
import 'altcha/workers/sha';
