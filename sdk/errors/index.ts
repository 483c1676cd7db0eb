export { ApiError, isApiError, type ApiErrorDetails } from './api-error.ts';
export { ContractError, isContractError, type ContractErrorDetails } from './contract-error.ts';
export { FsError, type FsErrorDetails } from './fs-error.ts';
export { isFsError } from './is-fs-error.ts';
export { isNetworkError, NetworkError } from './network-error.ts';
export { isSignInError, SignInError, type SignInErrorDetails } from './sign-in-error.ts';
export { isSignedOutError, SignedOutError } from './signed-out-error.ts';
export { isTimeoutError, TimeoutError } from './timeout-error.ts';
