// Made by `npm run generate` from schema/report.schema.json; do not edit.
// @ts-nocheck
import type { ShapeCheck } from '../text/shape.js';

// compiled:compiled
var compiled_default = validate21;
var schema7 = { type: "object", additionalProperties: !1, required: ["rule", "status", "severity", "message", "api", "resource", "decidedBy", "route", "stage", "location", "related", "when", "fingerprint", "suppressed", "fix"], properties: { rule: { type: "string" }, status: { enum: ["fail", "undecided"] }, severity: { enum: ["critical", "high", "medium", "low"] }, message: { type: "string" }, api: { anyOf: [{ type: "null" }, { type: "object", additionalProperties: !1, required: ["id", "kind", "name"], properties: { id: { type: "string" }, kind: { enum: ["rest", "http", "websocket"] }, name: { type: "string" } } }] }, resource: { type: "string" }, decidedBy: { type: ["string", "null"] }, route: { type: ["string", "null"] }, stage: { type: ["string", "null"] }, construct: { type: ["string", "null"] }, location: { $ref: "#/definitions/location" }, related: { type: "array", items: { type: "object", additionalProperties: !1, required: ["location", "message"], properties: { location: { $ref: "#/definitions/location" }, message: { type: "string" } } } }, when: { type: "array", items: { type: "string" } }, fingerprint: { type: "string", pattern: "^[0-9a-f]{20}(:[0-9]+)?$" }, suppressed: { anyOf: [{ type: "null" }, { type: "object", additionalProperties: !1, required: ["kind", "reason", "until"], properties: { kind: { enum: ["comment", "metadata", "config", "baseline"] }, reason: { type: "string" }, until: { type: ["string", "null"] } } }] }, fix: { anyOf: [{ type: "null" }, { type: "object", additionalProperties: !1, required: ["description", "edits", "suggestion"], properties: { description: { type: "string" }, edits: { type: "array", items: { type: "object", additionalProperties: !1, required: ["location", "text"], properties: { location: { $ref: "#/definitions/location" }, text: { type: "string" } } } }, suggestion: { anyOf: [{ type: "null" }, { type: "object", additionalProperties: !1, required: ["text", "reason"], properties: { text: { type: "string" }, reason: { type: "string" } } }] } } }] } } }, func2 = Object.prototype.hasOwnProperty;
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.file === void 0 && (missing0 = "file") || data.startLine === void 0 && (missing0 = "startLine") || data.startColumn === void 0 && (missing0 = "startColumn") || data.endLine === void 0 && (missing0 = "endLine") || data.endColumn === void 0 && (missing0 = "endColumn"))
        return validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "file" || key0 === "startLine" || key0 === "startColumn" || key0 === "endLine" || key0 === "endColumn")) {
            return validate23.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.file !== void 0) {
            let _errs2 = errors;
            if (typeof data.file != "string")
              return validate23.errors = [{ instancePath: instancePath + "/file", schemaPath: "#/properties/file/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.startLine !== void 0) {
              let data1 = data.startLine, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate23.errors = [{ instancePath: instancePath + "/startLine", schemaPath: "#/properties/startLine/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate23.errors = [{ instancePath: instancePath + "/startLine", schemaPath: "#/properties/startLine/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.startColumn !== void 0) {
                let data2 = data.startColumn, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate23.errors = [{ instancePath: instancePath + "/startColumn", schemaPath: "#/properties/startColumn/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2) && (data2 < 1 || isNaN(data2)))
                  return validate23.errors = [{ instancePath: instancePath + "/startColumn", schemaPath: "#/properties/startColumn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.endLine !== void 0) {
                  let data3 = data.endLine, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate23.errors = [{ instancePath: instancePath + "/endLine", schemaPath: "#/properties/endLine/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate23.errors = [{ instancePath: instancePath + "/endLine", schemaPath: "#/properties/endLine/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.endColumn !== void 0) {
                    let data4 = data.endColumn, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate23.errors = [{ instancePath: instancePath + "/endColumn", schemaPath: "#/properties/endColumn/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 1 || isNaN(data4)))
                      return validate23.errors = [{ instancePath: instancePath + "/endColumn", schemaPath: "#/properties/endColumn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate23.errors = vErrors, errors === 0;
}
var pattern0 = new RegExp("^[0-9a-f]{20}(:[0-9]+)?$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.rule === void 0 && (missing0 = "rule") || data.status === void 0 && (missing0 = "status") || data.severity === void 0 && (missing0 = "severity") || data.message === void 0 && (missing0 = "message") || data.api === void 0 && (missing0 = "api") || data.resource === void 0 && (missing0 = "resource") || data.decidedBy === void 0 && (missing0 = "decidedBy") || data.route === void 0 && (missing0 = "route") || data.stage === void 0 && (missing0 = "stage") || data.location === void 0 && (missing0 = "location") || data.related === void 0 && (missing0 = "related") || data.when === void 0 && (missing0 = "when") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.suppressed === void 0 && (missing0 = "suppressed") || data.fix === void 0 && (missing0 = "fix"))
        return validate22.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!func2.call(schema7.properties, key0)) {
            return validate22.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.rule !== void 0) {
            let _errs2 = errors;
            if (typeof data.rule != "string")
              return validate22.errors = [{ instancePath: instancePath + "/rule", schemaPath: "#/properties/rule/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.status !== void 0) {
              let data1 = data.status, _errs4 = errors;
              if (!(data1 === "fail" || data1 === "undecided"))
                return validate22.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema7.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.severity !== void 0) {
                let data2 = data.severity, _errs5 = errors;
                if (!(data2 === "critical" || data2 === "high" || data2 === "medium" || data2 === "low"))
                  return validate22.errors = [{ instancePath: instancePath + "/severity", schemaPath: "#/properties/severity/enum", keyword: "enum", params: { allowedValues: schema7.properties.severity.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.message !== void 0) {
                  let _errs6 = errors;
                  if (typeof data.message != "string")
                    return validate22.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs6 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.api !== void 0) {
                    let data4 = data.api, _errs8 = errors, _errs9 = errors, valid1 = !1, _errs10 = errors;
                    if (data4 !== null) {
                      let err0 = { instancePath: instancePath + "/api", schemaPath: "#/properties/api/anyOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                    }
                    var _valid0 = _errs10 === errors;
                    if (valid1 = valid1 || _valid0, !valid1) {
                      let _errs12 = errors;
                      if (errors === _errs12)
                        if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                          let missing1;
                          if (data4.id === void 0 && (missing1 = "id") || data4.kind === void 0 && (missing1 = "kind") || data4.name === void 0 && (missing1 = "name")) {
                            let err1 = { instancePath: instancePath + "/api", schemaPath: "#/properties/api/anyOf/1/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" };
                            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                          } else {
                            let _errs14 = errors;
                            for (let key1 in data4)
                              if (!(key1 === "id" || key1 === "kind" || key1 === "name")) {
                                let err2 = { instancePath: instancePath + "/api", schemaPath: "#/properties/api/anyOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                                vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                                break;
                              }
                            if (_errs14 === errors) {
                              if (data4.id !== void 0) {
                                let _errs15 = errors;
                                if (typeof data4.id != "string") {
                                  let err3 = { instancePath: instancePath + "/api/id", schemaPath: "#/properties/api/anyOf/1/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                  vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                                }
                                var valid2 = _errs15 === errors;
                              } else
                                var valid2 = !0;
                              if (valid2) {
                                if (data4.kind !== void 0) {
                                  let data6 = data4.kind, _errs17 = errors;
                                  if (!(data6 === "rest" || data6 === "http" || data6 === "websocket")) {
                                    let err4 = { instancePath: instancePath + "/api/kind", schemaPath: "#/properties/api/anyOf/1/properties/kind/enum", keyword: "enum", params: { allowedValues: schema7.properties.api.anyOf[1].properties.kind.enum }, message: "must be equal to one of the allowed values" };
                                    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                                  }
                                  var valid2 = _errs17 === errors;
                                } else
                                  var valid2 = !0;
                                if (valid2)
                                  if (data4.name !== void 0) {
                                    let _errs18 = errors;
                                    if (typeof data4.name != "string") {
                                      let err5 = { instancePath: instancePath + "/api/name", schemaPath: "#/properties/api/anyOf/1/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
                                    }
                                    var valid2 = _errs18 === errors;
                                  } else
                                    var valid2 = !0;
                              }
                            }
                          }
                        } else {
                          let err6 = { instancePath: instancePath + "/api", schemaPath: "#/properties/api/anyOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
                        }
                      var _valid0 = _errs12 === errors;
                      valid1 = valid1 || _valid0;
                    }
                    if (valid1)
                      errors = _errs9, vErrors !== null && (_errs9 ? vErrors.length = _errs9 : vErrors = null);
                    else {
                      let err7 = { instancePath: instancePath + "/api", schemaPath: "#/properties/api/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                      return vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++, validate22.errors = vErrors, !1;
                    }
                    var valid0 = _errs8 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.resource !== void 0) {
                      let _errs20 = errors;
                      if (typeof data.resource != "string")
                        return validate22.errors = [{ instancePath: instancePath + "/resource", schemaPath: "#/properties/resource/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs20 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.decidedBy !== void 0) {
                        let data9 = data.decidedBy, _errs22 = errors;
                        if (typeof data9 != "string" && data9 !== null)
                          return validate22.errors = [{ instancePath: instancePath + "/decidedBy", schemaPath: "#/properties/decidedBy/type", keyword: "type", params: { type: schema7.properties.decidedBy.type }, message: "must be string,null" }], !1;
                        var valid0 = _errs22 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.route !== void 0) {
                          let data10 = data.route, _errs24 = errors;
                          if (typeof data10 != "string" && data10 !== null)
                            return validate22.errors = [{ instancePath: instancePath + "/route", schemaPath: "#/properties/route/type", keyword: "type", params: { type: schema7.properties.route.type }, message: "must be string,null" }], !1;
                          var valid0 = _errs24 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.stage !== void 0) {
                            let data11 = data.stage, _errs26 = errors;
                            if (typeof data11 != "string" && data11 !== null)
                              return validate22.errors = [{ instancePath: instancePath + "/stage", schemaPath: "#/properties/stage/type", keyword: "type", params: { type: schema7.properties.stage.type }, message: "must be string,null" }], !1;
                            var valid0 = _errs26 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.construct !== void 0) {
                              let data12 = data.construct, _errs28 = errors;
                              if (typeof data12 != "string" && data12 !== null)
                                return validate22.errors = [{ instancePath: instancePath + "/construct", schemaPath: "#/properties/construct/type", keyword: "type", params: { type: schema7.properties.construct.type }, message: "must be string,null" }], !1;
                              var valid0 = _errs28 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.location !== void 0) {
                                let _errs30 = errors;
                                validate23(data.location, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
                                var valid0 = _errs30 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.related !== void 0) {
                                  let data14 = data.related, _errs31 = errors;
                                  if (errors === _errs31)
                                    if (Array.isArray(data14)) {
                                      var valid3 = !0;
                                      let len0 = data14.length;
                                      for (let i0 = 0; i0 < len0; i0++) {
                                        let data15 = data14[i0], _errs33 = errors;
                                        if (errors === _errs33)
                                          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                                            let missing2;
                                            if (data15.location === void 0 && (missing2 = "location") || data15.message === void 0 && (missing2 = "message"))
                                              return validate22.errors = [{ instancePath: instancePath + "/related/" + i0, schemaPath: "#/properties/related/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                                            {
                                              let _errs35 = errors;
                                              for (let key2 in data15)
                                                if (!(key2 === "location" || key2 === "message")) {
                                                  return validate22.errors = [{ instancePath: instancePath + "/related/" + i0, schemaPath: "#/properties/related/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                                  break;
                                                }
                                              if (_errs35 === errors) {
                                                if (data15.location !== void 0) {
                                                  let _errs36 = errors;
                                                  validate23(data15.location, { instancePath: instancePath + "/related/" + i0 + "/location", parentData: data15, parentDataProperty: "location", rootData }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
                                                  var valid4 = _errs36 === errors;
                                                } else
                                                  var valid4 = !0;
                                                if (valid4)
                                                  if (data15.message !== void 0) {
                                                    let _errs37 = errors;
                                                    if (typeof data15.message != "string")
                                                      return validate22.errors = [{ instancePath: instancePath + "/related/" + i0 + "/message", schemaPath: "#/properties/related/items/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                    var valid4 = _errs37 === errors;
                                                  } else
                                                    var valid4 = !0;
                                              }
                                            }
                                          } else
                                            return validate22.errors = [{ instancePath: instancePath + "/related/" + i0, schemaPath: "#/properties/related/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                        var valid3 = _errs33 === errors;
                                        if (!valid3)
                                          break;
                                      }
                                    } else
                                      return validate22.errors = [{ instancePath: instancePath + "/related", schemaPath: "#/properties/related/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                  var valid0 = _errs31 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.when !== void 0) {
                                    let data18 = data.when, _errs39 = errors;
                                    if (errors === _errs39)
                                      if (Array.isArray(data18)) {
                                        var valid5 = !0;
                                        let len1 = data18.length;
                                        for (let i1 = 0; i1 < len1; i1++) {
                                          let _errs41 = errors;
                                          if (typeof data18[i1] != "string")
                                            return validate22.errors = [{ instancePath: instancePath + "/when/" + i1, schemaPath: "#/properties/when/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid5 = _errs41 === errors;
                                          if (!valid5)
                                            break;
                                        }
                                      } else
                                        return validate22.errors = [{ instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                    var valid0 = _errs39 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.fingerprint !== void 0) {
                                      let data20 = data.fingerprint, _errs43 = errors;
                                      if (errors === _errs43)
                                        if (typeof data20 == "string") {
                                          if (!pattern0.test(data20))
                                            return validate22.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{20}(:[0-9]+)?$" }, message: 'must match pattern "^[0-9a-f]{20}(:[0-9]+)?$"' }], !1;
                                        } else
                                          return validate22.errors = [{ instancePath: instancePath + "/fingerprint", schemaPath: "#/properties/fingerprint/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid0 = _errs43 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.suppressed !== void 0) {
                                        let data21 = data.suppressed, _errs45 = errors, _errs46 = errors, valid6 = !1, _errs47 = errors;
                                        if (data21 !== null) {
                                          let err8 = { instancePath: instancePath + "/suppressed", schemaPath: "#/properties/suppressed/anyOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
                                        }
                                        var _valid1 = _errs47 === errors;
                                        if (valid6 = valid6 || _valid1, !valid6) {
                                          let _errs49 = errors;
                                          if (errors === _errs49)
                                            if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                                              let missing3;
                                              if (data21.kind === void 0 && (missing3 = "kind") || data21.reason === void 0 && (missing3 = "reason") || data21.until === void 0 && (missing3 = "until")) {
                                                let err9 = { instancePath: instancePath + "/suppressed", schemaPath: "#/properties/suppressed/anyOf/1/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" };
                                                vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                                              } else {
                                                let _errs51 = errors;
                                                for (let key3 in data21)
                                                  if (!(key3 === "kind" || key3 === "reason" || key3 === "until")) {
                                                    let err10 = { instancePath: instancePath + "/suppressed", schemaPath: "#/properties/suppressed/anyOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                                                    vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
                                                    break;
                                                  }
                                                if (_errs51 === errors) {
                                                  if (data21.kind !== void 0) {
                                                    let data22 = data21.kind, _errs52 = errors;
                                                    if (!(data22 === "comment" || data22 === "metadata" || data22 === "config" || data22 === "baseline")) {
                                                      let err11 = { instancePath: instancePath + "/suppressed/kind", schemaPath: "#/properties/suppressed/anyOf/1/properties/kind/enum", keyword: "enum", params: { allowedValues: schema7.properties.suppressed.anyOf[1].properties.kind.enum }, message: "must be equal to one of the allowed values" };
                                                      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                                                    }
                                                    var valid7 = _errs52 === errors;
                                                  } else
                                                    var valid7 = !0;
                                                  if (valid7) {
                                                    if (data21.reason !== void 0) {
                                                      let _errs53 = errors;
                                                      if (typeof data21.reason != "string") {
                                                        let err12 = { instancePath: instancePath + "/suppressed/reason", schemaPath: "#/properties/suppressed/anyOf/1/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                                                      }
                                                      var valid7 = _errs53 === errors;
                                                    } else
                                                      var valid7 = !0;
                                                    if (valid7)
                                                      if (data21.until !== void 0) {
                                                        let data24 = data21.until, _errs55 = errors;
                                                        if (typeof data24 != "string" && data24 !== null) {
                                                          let err13 = { instancePath: instancePath + "/suppressed/until", schemaPath: "#/properties/suppressed/anyOf/1/properties/until/type", keyword: "type", params: { type: schema7.properties.suppressed.anyOf[1].properties.until.type }, message: "must be string,null" };
                                                          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                                                        }
                                                        var valid7 = _errs55 === errors;
                                                      } else
                                                        var valid7 = !0;
                                                  }
                                                }
                                              }
                                            } else {
                                              let err14 = { instancePath: instancePath + "/suppressed", schemaPath: "#/properties/suppressed/anyOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                              vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                                            }
                                          var _valid1 = _errs49 === errors;
                                          valid6 = valid6 || _valid1;
                                        }
                                        if (valid6)
                                          errors = _errs46, vErrors !== null && (_errs46 ? vErrors.length = _errs46 : vErrors = null);
                                        else {
                                          let err15 = { instancePath: instancePath + "/suppressed", schemaPath: "#/properties/suppressed/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                          return vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++, validate22.errors = vErrors, !1;
                                        }
                                        var valid0 = _errs45 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0)
                                        if (data.fix !== void 0) {
                                          let data25 = data.fix, _errs57 = errors, _errs58 = errors, valid8 = !1, _errs59 = errors;
                                          if (data25 !== null) {
                                            let err16 = { instancePath: instancePath + "/fix", schemaPath: "#/properties/fix/anyOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                            vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                                          }
                                          var _valid2 = _errs59 === errors;
                                          if (valid8 = valid8 || _valid2, !valid8) {
                                            let _errs61 = errors;
                                            if (errors === _errs61)
                                              if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                                                let missing4;
                                                if (data25.description === void 0 && (missing4 = "description") || data25.edits === void 0 && (missing4 = "edits") || data25.suggestion === void 0 && (missing4 = "suggestion")) {
                                                  let err17 = { instancePath: instancePath + "/fix", schemaPath: "#/properties/fix/anyOf/1/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" };
                                                  vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                                                } else {
                                                  let _errs63 = errors;
                                                  for (let key4 in data25)
                                                    if (!(key4 === "description" || key4 === "edits" || key4 === "suggestion")) {
                                                      let err18 = { instancePath: instancePath + "/fix", schemaPath: "#/properties/fix/anyOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                                                      vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                                                      break;
                                                    }
                                                  if (_errs63 === errors) {
                                                    if (data25.description !== void 0) {
                                                      let _errs64 = errors;
                                                      if (typeof data25.description != "string") {
                                                        let err19 = { instancePath: instancePath + "/fix/description", schemaPath: "#/properties/fix/anyOf/1/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                                                      }
                                                      var valid9 = _errs64 === errors;
                                                    } else
                                                      var valid9 = !0;
                                                    if (valid9) {
                                                      if (data25.edits !== void 0) {
                                                        let data27 = data25.edits, _errs66 = errors;
                                                        if (errors === _errs66)
                                                          if (Array.isArray(data27)) {
                                                            var valid10 = !0;
                                                            let len2 = data27.length;
                                                            for (let i2 = 0; i2 < len2; i2++) {
                                                              let data28 = data27[i2], _errs68 = errors;
                                                              if (errors === _errs68)
                                                                if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
                                                                  let missing5;
                                                                  if (data28.location === void 0 && (missing5 = "location") || data28.text === void 0 && (missing5 = "text")) {
                                                                    let err20 = { instancePath: instancePath + "/fix/edits/" + i2, schemaPath: "#/properties/fix/anyOf/1/properties/edits/items/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" };
                                                                    vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                                                                  } else {
                                                                    let _errs70 = errors;
                                                                    for (let key5 in data28)
                                                                      if (!(key5 === "location" || key5 === "text")) {
                                                                        let err21 = { instancePath: instancePath + "/fix/edits/" + i2, schemaPath: "#/properties/fix/anyOf/1/properties/edits/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                                                                        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                                                                        break;
                                                                      }
                                                                    if (_errs70 === errors) {
                                                                      if (data28.location !== void 0) {
                                                                        let _errs71 = errors;
                                                                        validate23(data28.location, { instancePath: instancePath + "/fix/edits/" + i2 + "/location", parentData: data28, parentDataProperty: "location", rootData }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
                                                                        var valid11 = _errs71 === errors;
                                                                      } else
                                                                        var valid11 = !0;
                                                                      if (valid11)
                                                                        if (data28.text !== void 0) {
                                                                          let _errs72 = errors;
                                                                          if (typeof data28.text != "string") {
                                                                            let err22 = { instancePath: instancePath + "/fix/edits/" + i2 + "/text", schemaPath: "#/properties/fix/anyOf/1/properties/edits/items/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                            vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                                                                          }
                                                                          var valid11 = _errs72 === errors;
                                                                        } else
                                                                          var valid11 = !0;
                                                                    }
                                                                  }
                                                                } else {
                                                                  let err23 = { instancePath: instancePath + "/fix/edits/" + i2, schemaPath: "#/properties/fix/anyOf/1/properties/edits/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                                                  vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                                                                }
                                                              var valid10 = _errs68 === errors;
                                                              if (!valid10)
                                                                break;
                                                            }
                                                          } else {
                                                            let err24 = { instancePath: instancePath + "/fix/edits", schemaPath: "#/properties/fix/anyOf/1/properties/edits/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                                                            vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                                                          }
                                                        var valid9 = _errs66 === errors;
                                                      } else
                                                        var valid9 = !0;
                                                      if (valid9)
                                                        if (data25.suggestion !== void 0) {
                                                          let data31 = data25.suggestion, _errs74 = errors, _errs75 = errors, valid12 = !1, _errs76 = errors;
                                                          if (data31 !== null) {
                                                            let err25 = { instancePath: instancePath + "/fix/suggestion", schemaPath: "#/properties/fix/anyOf/1/properties/suggestion/anyOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                                            vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                                                          }
                                                          var _valid3 = _errs76 === errors;
                                                          if (valid12 = valid12 || _valid3, !valid12) {
                                                            let _errs78 = errors;
                                                            if (errors === _errs78)
                                                              if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
                                                                let missing6;
                                                                if (data31.text === void 0 && (missing6 = "text") || data31.reason === void 0 && (missing6 = "reason")) {
                                                                  let err26 = { instancePath: instancePath + "/fix/suggestion", schemaPath: "#/properties/fix/anyOf/1/properties/suggestion/anyOf/1/required", keyword: "required", params: { missingProperty: missing6 }, message: "must have required property '" + missing6 + "'" };
                                                                  vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                                                                } else {
                                                                  let _errs80 = errors;
                                                                  for (let key6 in data31)
                                                                    if (!(key6 === "text" || key6 === "reason")) {
                                                                      let err27 = { instancePath: instancePath + "/fix/suggestion", schemaPath: "#/properties/fix/anyOf/1/properties/suggestion/anyOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                                                                      vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                                                                      break;
                                                                    }
                                                                  if (_errs80 === errors) {
                                                                    if (data31.text !== void 0) {
                                                                      let _errs81 = errors;
                                                                      if (typeof data31.text != "string") {
                                                                        let err28 = { instancePath: instancePath + "/fix/suggestion/text", schemaPath: "#/properties/fix/anyOf/1/properties/suggestion/anyOf/1/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                                                                      }
                                                                      var valid13 = _errs81 === errors;
                                                                    } else
                                                                      var valid13 = !0;
                                                                    if (valid13)
                                                                      if (data31.reason !== void 0) {
                                                                        let _errs83 = errors;
                                                                        if (typeof data31.reason != "string") {
                                                                          let err29 = { instancePath: instancePath + "/fix/suggestion/reason", schemaPath: "#/properties/fix/anyOf/1/properties/suggestion/anyOf/1/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                          vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                                                                        }
                                                                        var valid13 = _errs83 === errors;
                                                                      } else
                                                                        var valid13 = !0;
                                                                  }
                                                                }
                                                              } else {
                                                                let err30 = { instancePath: instancePath + "/fix/suggestion", schemaPath: "#/properties/fix/anyOf/1/properties/suggestion/anyOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                                                vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                                                              }
                                                            var _valid3 = _errs78 === errors;
                                                            valid12 = valid12 || _valid3;
                                                          }
                                                          if (valid12)
                                                            errors = _errs75, vErrors !== null && (_errs75 ? vErrors.length = _errs75 : vErrors = null);
                                                          else {
                                                            let err31 = { instancePath: instancePath + "/fix/suggestion", schemaPath: "#/properties/fix/anyOf/1/properties/suggestion/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                                            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                                                          }
                                                          var valid9 = _errs74 === errors;
                                                        } else
                                                          var valid9 = !0;
                                                    }
                                                  }
                                                }
                                              } else {
                                                let err32 = { instancePath: instancePath + "/fix", schemaPath: "#/properties/fix/anyOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                                              }
                                            var _valid2 = _errs61 === errors;
                                            valid8 = valid8 || _valid2;
                                          }
                                          if (valid8)
                                            errors = _errs58, vErrors !== null && (_errs58 ? vErrors.length = _errs58 : vErrors = null);
                                          else {
                                            let err33 = { instancePath: instancePath + "/fix", schemaPath: "#/properties/fix/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                            return vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++, validate22.errors = vErrors, !1;
                                          }
                                          var valid0 = _errs57 === errors;
                                        } else
                                          var valid0 = !0;
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate22.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate22.errors = vErrors, errors === 0;
}
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.file === void 0 && (missing0 = "file") || data.line === void 0 && (missing0 = "line") || data.column === void 0 && (missing0 = "column") || data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
        return validate28.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "file" || key0 === "line" || key0 === "column" || key0 === "code" || key0 === "message")) {
            return validate28.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.file !== void 0) {
            let _errs2 = errors;
            if (typeof data.file != "string")
              return validate28.errors = [{ instancePath: instancePath + "/file", schemaPath: "#/properties/file/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.line !== void 0) {
              let data1 = data.line, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate28.errors = [{ instancePath: instancePath + "/line", schemaPath: "#/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate28.errors = [{ instancePath: instancePath + "/line", schemaPath: "#/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.column !== void 0) {
                let data2 = data.column, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate28.errors = [{ instancePath: instancePath + "/column", schemaPath: "#/properties/column/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2) && (data2 < 1 || isNaN(data2)))
                  return validate28.errors = [{ instancePath: instancePath + "/column", schemaPath: "#/properties/column/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.code !== void 0) {
                  let _errs8 = errors;
                  if (typeof data.code != "string")
                    return validate28.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.message !== void 0) {
                    let _errs10 = errors;
                    if (typeof data.message != "string")
                      return validate28.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate28.errors = vErrors, errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.version === void 0 && (missing0 = "version") || data.tool === void 0 && (missing0 = "tool") || data.findings === void 0 && (missing0 = "findings") || data.errors === void 0 && (missing0 = "errors") || data.summary === void 0 && (missing0 = "summary"))
        return validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "version" || key0 === "tool" || key0 === "findings" || key0 === "errors" || key0 === "summary")) {
            return validate21.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.version !== void 0) {
            let _errs2 = errors;
            if (data.version !== 1)
              return validate21.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.tool !== void 0) {
              let data1 = data.tool, _errs3 = errors;
              if (errors === _errs3)
                if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                  let missing1;
                  if (data1.name === void 0 && (missing1 = "name") || data1.version === void 0 && (missing1 = "version"))
                    return validate21.errors = [{ instancePath: instancePath + "/tool", schemaPath: "#/properties/tool/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                  {
                    let _errs5 = errors;
                    for (let key1 in data1)
                      if (!(key1 === "name" || key1 === "version")) {
                        return validate21.errors = [{ instancePath: instancePath + "/tool", schemaPath: "#/properties/tool/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                        break;
                      }
                    if (_errs5 === errors) {
                      if (data1.name !== void 0) {
                        let _errs6 = errors;
                        if (data1.name !== "gatelint")
                          return validate21.errors = [{ instancePath: instancePath + "/tool/name", schemaPath: "#/properties/tool/properties/name/const", keyword: "const", params: { allowedValue: "gatelint" }, message: "must be equal to constant" }], !1;
                        var valid1 = _errs6 === errors;
                      } else
                        var valid1 = !0;
                      if (valid1)
                        if (data1.version !== void 0) {
                          let _errs7 = errors;
                          if (typeof data1.version != "string")
                            return validate21.errors = [{ instancePath: instancePath + "/tool/version", schemaPath: "#/properties/tool/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid1 = _errs7 === errors;
                        } else
                          var valid1 = !0;
                    }
                  }
                } else
                  return validate21.errors = [{ instancePath: instancePath + "/tool", schemaPath: "#/properties/tool/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.findings !== void 0) {
                let data4 = data.findings, _errs9 = errors;
                if (errors === _errs9)
                  if (Array.isArray(data4)) {
                    var valid2 = !0;
                    let len0 = data4.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let _errs11 = errors;
                      validate22(data4[i0], { instancePath: instancePath + "/findings/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
                      var valid2 = _errs11 === errors;
                      if (!valid2)
                        break;
                    }
                  } else
                    return validate21.errors = [{ instancePath: instancePath + "/findings", schemaPath: "#/properties/findings/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs9 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.errors !== void 0) {
                  let data6 = data.errors, _errs12 = errors;
                  if (errors === _errs12)
                    if (Array.isArray(data6)) {
                      var valid3 = !0;
                      let len1 = data6.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let _errs14 = errors;
                        validate28(data6[i1], { instancePath: instancePath + "/errors/" + i1, parentData: data6, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length);
                        var valid3 = _errs14 === errors;
                        if (!valid3)
                          break;
                      }
                    } else
                      return validate21.errors = [{ instancePath: instancePath + "/errors", schemaPath: "#/properties/errors/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs12 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.summary !== void 0) {
                    let data8 = data.summary, _errs15 = errors;
                    if (errors === _errs15)
                      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                        let missing2;
                        if (data8.files === void 0 && (missing2 = "files") || data8.apis === void 0 && (missing2 = "apis") || data8.routes === void 0 && (missing2 = "routes") || data8.stages === void 0 && (missing2 = "stages") || data8.findings === void 0 && (missing2 = "findings") || data8.undecided === void 0 && (missing2 = "undecided") || data8.suppressed === void 0 && (missing2 = "suppressed") || data8.errors === void 0 && (missing2 = "errors"))
                          return validate21.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                        {
                          let _errs17 = errors;
                          for (let key2 in data8)
                            if (!(key2 === "files" || key2 === "apis" || key2 === "routes" || key2 === "stages" || key2 === "findings" || key2 === "undecided" || key2 === "suppressed" || key2 === "errors")) {
                              return validate21.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                              break;
                            }
                          if (_errs17 === errors) {
                            if (data8.files !== void 0) {
                              let data9 = data8.files, _errs18 = errors;
                              if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)))
                                return validate21.errors = [{ instancePath: instancePath + "/summary/files", schemaPath: "#/properties/summary/properties/files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                              if (errors === _errs18 && typeof data9 == "number" && isFinite(data9) && (data9 < 0 || isNaN(data9)))
                                return validate21.errors = [{ instancePath: instancePath + "/summary/files", schemaPath: "#/properties/summary/properties/files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                              var valid4 = _errs18 === errors;
                            } else
                              var valid4 = !0;
                            if (valid4) {
                              if (data8.apis !== void 0) {
                                let data10 = data8.apis, _errs20 = errors;
                                if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)))
                                  return validate21.errors = [{ instancePath: instancePath + "/summary/apis", schemaPath: "#/properties/summary/properties/apis/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs20 && typeof data10 == "number" && isFinite(data10) && (data10 < 0 || isNaN(data10)))
                                  return validate21.errors = [{ instancePath: instancePath + "/summary/apis", schemaPath: "#/properties/summary/properties/apis/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                var valid4 = _errs20 === errors;
                              } else
                                var valid4 = !0;
                              if (valid4) {
                                if (data8.routes !== void 0) {
                                  let data11 = data8.routes, _errs22 = errors;
                                  if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)))
                                    return validate21.errors = [{ instancePath: instancePath + "/summary/routes", schemaPath: "#/properties/summary/properties/routes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                  if (errors === _errs22 && typeof data11 == "number" && isFinite(data11) && (data11 < 0 || isNaN(data11)))
                                    return validate21.errors = [{ instancePath: instancePath + "/summary/routes", schemaPath: "#/properties/summary/properties/routes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                  var valid4 = _errs22 === errors;
                                } else
                                  var valid4 = !0;
                                if (valid4) {
                                  if (data8.stages !== void 0) {
                                    let data12 = data8.stages, _errs24 = errors;
                                    if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12)))
                                      return validate21.errors = [{ instancePath: instancePath + "/summary/stages", schemaPath: "#/properties/summary/properties/stages/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                    if (errors === _errs24 && typeof data12 == "number" && isFinite(data12) && (data12 < 0 || isNaN(data12)))
                                      return validate21.errors = [{ instancePath: instancePath + "/summary/stages", schemaPath: "#/properties/summary/properties/stages/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                    var valid4 = _errs24 === errors;
                                  } else
                                    var valid4 = !0;
                                  if (valid4) {
                                    if (data8.findings !== void 0) {
                                      let data13 = data8.findings, _errs26 = errors;
                                      if (errors === _errs26)
                                        if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                                          let missing3;
                                          if (data13.critical === void 0 && (missing3 = "critical") || data13.high === void 0 && (missing3 = "high") || data13.medium === void 0 && (missing3 = "medium") || data13.low === void 0 && (missing3 = "low"))
                                            return validate21.errors = [{ instancePath: instancePath + "/summary/findings", schemaPath: "#/properties/summary/properties/findings/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }], !1;
                                          {
                                            let _errs28 = errors;
                                            for (let key3 in data13)
                                              if (!(key3 === "critical" || key3 === "high" || key3 === "medium" || key3 === "low")) {
                                                return validate21.errors = [{ instancePath: instancePath + "/summary/findings", schemaPath: "#/properties/summary/properties/findings/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }], !1;
                                                break;
                                              }
                                            if (_errs28 === errors) {
                                              if (data13.critical !== void 0) {
                                                let data14 = data13.critical, _errs29 = errors;
                                                if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14)))
                                                  return validate21.errors = [{ instancePath: instancePath + "/summary/findings/critical", schemaPath: "#/properties/summary/properties/findings/properties/critical/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                if (errors === _errs29 && typeof data14 == "number" && isFinite(data14) && (data14 < 0 || isNaN(data14)))
                                                  return validate21.errors = [{ instancePath: instancePath + "/summary/findings/critical", schemaPath: "#/properties/summary/properties/findings/properties/critical/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                var valid5 = _errs29 === errors;
                                              } else
                                                var valid5 = !0;
                                              if (valid5) {
                                                if (data13.high !== void 0) {
                                                  let data15 = data13.high, _errs31 = errors;
                                                  if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15)))
                                                    return validate21.errors = [{ instancePath: instancePath + "/summary/findings/high", schemaPath: "#/properties/summary/properties/findings/properties/high/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                  if (errors === _errs31 && typeof data15 == "number" && isFinite(data15) && (data15 < 0 || isNaN(data15)))
                                                    return validate21.errors = [{ instancePath: instancePath + "/summary/findings/high", schemaPath: "#/properties/summary/properties/findings/properties/high/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                  var valid5 = _errs31 === errors;
                                                } else
                                                  var valid5 = !0;
                                                if (valid5) {
                                                  if (data13.medium !== void 0) {
                                                    let data16 = data13.medium, _errs33 = errors;
                                                    if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16)))
                                                      return validate21.errors = [{ instancePath: instancePath + "/summary/findings/medium", schemaPath: "#/properties/summary/properties/findings/properties/medium/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                    if (errors === _errs33 && typeof data16 == "number" && isFinite(data16) && (data16 < 0 || isNaN(data16)))
                                                      return validate21.errors = [{ instancePath: instancePath + "/summary/findings/medium", schemaPath: "#/properties/summary/properties/findings/properties/medium/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                    var valid5 = _errs33 === errors;
                                                  } else
                                                    var valid5 = !0;
                                                  if (valid5)
                                                    if (data13.low !== void 0) {
                                                      let data17 = data13.low, _errs35 = errors;
                                                      if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17)))
                                                        return validate21.errors = [{ instancePath: instancePath + "/summary/findings/low", schemaPath: "#/properties/summary/properties/findings/properties/low/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                      if (errors === _errs35 && typeof data17 == "number" && isFinite(data17) && (data17 < 0 || isNaN(data17)))
                                                        return validate21.errors = [{ instancePath: instancePath + "/summary/findings/low", schemaPath: "#/properties/summary/properties/findings/properties/low/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                      var valid5 = _errs35 === errors;
                                                    } else
                                                      var valid5 = !0;
                                                }
                                              }
                                            }
                                          }
                                        } else
                                          return validate21.errors = [{ instancePath: instancePath + "/summary/findings", schemaPath: "#/properties/summary/properties/findings/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                      var valid4 = _errs26 === errors;
                                    } else
                                      var valid4 = !0;
                                    if (valid4) {
                                      if (data8.undecided !== void 0) {
                                        let data18 = data8.undecided, _errs37 = errors;
                                        if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18)))
                                          return validate21.errors = [{ instancePath: instancePath + "/summary/undecided", schemaPath: "#/properties/summary/properties/undecided/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                        if (errors === _errs37 && typeof data18 == "number" && isFinite(data18) && (data18 < 0 || isNaN(data18)))
                                          return validate21.errors = [{ instancePath: instancePath + "/summary/undecided", schemaPath: "#/properties/summary/properties/undecided/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                        var valid4 = _errs37 === errors;
                                      } else
                                        var valid4 = !0;
                                      if (valid4) {
                                        if (data8.suppressed !== void 0) {
                                          let data19 = data8.suppressed, _errs39 = errors;
                                          if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19)))
                                            return validate21.errors = [{ instancePath: instancePath + "/summary/suppressed", schemaPath: "#/properties/summary/properties/suppressed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                          if (errors === _errs39 && typeof data19 == "number" && isFinite(data19) && (data19 < 0 || isNaN(data19)))
                                            return validate21.errors = [{ instancePath: instancePath + "/summary/suppressed", schemaPath: "#/properties/summary/properties/suppressed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                          var valid4 = _errs39 === errors;
                                        } else
                                          var valid4 = !0;
                                        if (valid4)
                                          if (data8.errors !== void 0) {
                                            let data20 = data8.errors, _errs41 = errors;
                                            if (!(typeof data20 == "number" && !(data20 % 1) && !isNaN(data20) && isFinite(data20)))
                                              return validate21.errors = [{ instancePath: instancePath + "/summary/errors", schemaPath: "#/properties/summary/properties/errors/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                            if (errors === _errs41 && typeof data20 == "number" && isFinite(data20) && (data20 < 0 || isNaN(data20)))
                                              return validate21.errors = [{ instancePath: instancePath + "/summary/errors", schemaPath: "#/properties/summary/properties/errors/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                            var valid4 = _errs41 === errors;
                                          } else
                                            var valid4 = !0;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      } else
                        return validate21.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                    var valid0 = _errs15 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate21.errors = vErrors, errors === 0;
}

export const validateReport: ShapeCheck = compiled_default;
