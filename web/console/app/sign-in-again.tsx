import { Button, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useReadable } from '../ui/use-readable.ts';
import { useConsole } from './console-context.tsx';
import { words } from './words.ts';

/** Over the page, which stays as it is: what is typed is neither lost nor hidden for long. */
export function SignInAgain() {
  const { account, desk, signInNeeded } = useConsole();
  const needed = useReadable(signInNeeded);
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    await account.signInAgain();
    setBusy(false);
    signInNeeded.set(false);
    desk.refresh();
    await queries.invalidateQueries();
  };
  return (
    <Modal opened={needed} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={words.account.signedOut} size="sm" centered>
      <Text mb="md">{words.account.signedOutHint}</Text>
      <Button fullWidth loading={busy} onClick={() => void signIn()} data-autofocus>{words.account.signInAgain}</Button>
    </Modal>
  );
}
