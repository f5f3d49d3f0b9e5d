import { Switch } from '@mantine/core';

type Props = { label: string; description: string; checked: boolean; onChange: (checked: boolean) => void };

/** A switch with a sentence about its effect, which describes it and is not part of its name. */
export const SettingSwitch = ({ label, description, checked, onChange }: Props) => (
  <Switch label={label} aria-label={label} description={description} checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
);
