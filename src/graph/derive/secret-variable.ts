import { secretIn } from '../../text/secrets.js';
import { type Fact, mapFact, thenFact } from '../fact.js';
import type { Stage } from '../model.js';
import { concluded, firstText } from './combine.js';

/**
 * A stage variable in whose text a secret stands, and what kind; absent where there is none. A value that is made or
 * given elsewhere (a function's name, an import, a parameter without a default) is not written here, so it is none.
 * Stage variables are no place for credentials:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
 */
export function secretVariable(stage: Stage): Fact<string | null> {
  const none = concluded(null, stage.span);
  return thenFact(stage.variables, (variables) =>
    firstText(
      variables.flatMap(({ name, value }) =>
        value.known
          ? [
              mapFact(value, (text) => {
                const secret = secretIn(text);
                return secret && `${name} holds ${secret}`;
              }),
            ]
          : [],
      ),
      none,
    ),
  );
}
