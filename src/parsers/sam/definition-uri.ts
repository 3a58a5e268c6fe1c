import { get, textOf, unknown, type Value, withStep } from '../../text/value.js';
import { type Content, generateMap } from './generate.js';
import type { Include } from './include.js';
import { isGiven } from './intrinsics.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

/** Where an API's definition is, in the words of CloudFormation: in the resource, or in S3. */
export interface Location {
  readonly Body?: Content | undefined;
  readonly BodyS3Location?: Content | undefined;
}

/**
 * What `DefinitionUri` names: a bucket's object, or a local file, which `sam package` uploads as it is. The file takes
 * the place of the body, so that its routes are seen.
 */
export function definitionAt(uri: Value, api: SamResource, include: Include, translation: Translation): Location {
  if (uri.kind === 'map') {
    const [bucket, key] = [get(uri, 'Bucket'), get(uri, 'Key')];
    if (isGiven(bucket) && isGiven(key)) return { BodyS3Location: uri };
    const local = textOf(translation.parameters.resolve(uri));
    if (local === undefined)
      translation.reject('sam-definition', uri, `DefinitionUri of ${api.id} must be a path or have a Bucket and a Key`);
    return { BodyS3Location: unknown('a DefinitionUri that is known only at deploy', uri.span) };
  }
  const path = textOf(uri) ?? '';
  const s3 = /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(path);
  if (s3) return { BodyS3Location: generateMap({ Bucket: s3[1], Key: s3[2], Version: s3[3] }, uri) };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    translation.reject('sam-definition', uri, `DefinitionUri of ${api.id} must look like s3://bucket/key`);
    return { BodyS3Location: unknown(`the definition at ${path}`, uri.span) };
  }
  const content = include(path, uri.span);
  if (content === null) return { Body: unknown(`${path} could not be read`, uri.span) };
  return { Body: withStep(content, { span: uri.span, message: `${path} is the definition of ${api.id}` }) };
}
