import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useReadable } from '../ui/use-readable.ts';
import { useConsole } from './console-context.tsx';
import { words } from './words.ts';

/** Only a new sign-in helps. Everything typed is in the storage of this tab, and the same page comes back. */
export function SignInAgain() {
  const { account, signInNeeded } = useConsole();
  const needed = useReadable(signInNeeded);
  const [busy, setBusy] = useState(false);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    await account.signIn().catch(() => setBusy(false));
  };
  return (
    <Modal opened={needed} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={words.account.signedOut} size="sm" centered>
      <Text mb="md">{words.account.signedOutHint}</Text>
      <Button fullWidth loading={busy} onClick={() => void signIn()} data-autofocus>{words.account.signInAgain}</Button>
    </Modal>
  );
}
