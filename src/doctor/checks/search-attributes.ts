import { SEARCH_ATTRIBUTES } from '../../domain/search-attributes.ts';
import { INDEXED_TYPES, registeredAttributes } from '../../temporal/prepare-namespace.ts';
import { fail, gather, type Checkup } from '../check.ts';
import { need } from '../parts.ts';

/** A workflow that sets an attribute which the namespace does not know is stuck for ever. */
export const searchAttributes: Checkup = {
  name: 'search-attributes',
  async look({ temporal }) {
    const connection = need(temporal, 'Temporal');
    const registered = await registeredAttributes(connection);
    const findings = Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => {
      const given = registered[name];
      if (given === INDEXED_TYPES[type]) return [];
      const cliType = type === 'KEYWORD' ? 'Keyword' : 'Datetime';
      const [create, remove] = ['create', 'remove'].map(
        (verb) => `temporal operator search-attribute ${verb} -n ${connection.namespace}`,
      );
      const make = `${create} --name ${name} --type ${cliType}`;
      return given === undefined
        ? [fail(`${name} is not registered.`, `Start the desk, which registers it, or: ${make}.`)]
        : [fail(`${name} is of another type.`, `${remove} --name ${name} && ${make}.`)];
    });
    return gather(findings, `${Object.keys(SEARCH_ATTRIBUTES).join(', ')} are registered.`);
  },
};
