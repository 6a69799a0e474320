import { textArgument } from '../arguments.ts';
import type { Method } from '../world.ts';

/** getMe. */
export const getMe: Method = (world) => ({
  ...world.bot,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

/** setMyName, setMyDescription, setMyShortDescription: kept per language. */
export function setProfileText(field: string): Method {
  return (world, { payload }) => {
    const language = textArgument(payload, 'language_code');
    world.state.profile[`${field}:${language}`] = textArgument(payload, field);
    world.changed();
    return true;
  };
}

/** getMyName and the like: of the language, else of none. */
export function getProfileText(field: string): Method {
  return (world, { payload }) => {
    const { profile } = world.state;
    const first = field === 'name' ? String(world.bot['first_name']) : '';
    const text = profile[`${field}:${textArgument(payload, 'language_code')}`];
    return { [field]: text || profile[`${field}:`] || first };
  };
}
