// Signing in and securing an account: the parts that the three apps share.
export { SigningParts, type StepFormProps, useSigning } from "./kit.tsx";
export { PasskeyButton } from "./passkeys.tsx";
export { ProofScreen, SecondStepScreen, SecurityPanels, SecurityScreen, SignInScreen } from "./screens.tsx";
export { stepForm } from "./step-form.tsx";
export { OtherWays, ProviderLinks, Proofs, RefusedNotice, SecondStep } from "./ways.tsx";
export { SIGNING_WORDS, type SigningWords } from "./words.ts";
