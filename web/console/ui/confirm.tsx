import { Button, Group, Modal, Text } from '@mantine/core';

type Props = {
  opened: boolean;
  question: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
};

/** Asks before an act that cannot be undone. The harmless answer has the focus. */
export function Confirm({ opened, question, yes, no, onYes, onNo }: Props) {
  return (
    <Modal opened={opened} onClose={onNo} title={yes} centered size="sm">
      <Text>{question}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onNo} data-autofocus>{no}</Button>
        <Button color="red" onClick={onYes}>{yes}</Button>
      </Group>
    </Modal>
  );
}
