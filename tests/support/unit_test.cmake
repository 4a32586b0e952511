# claimdex_unit_test(NAME OBJECTS object-libraries... SOURCES files...): one doctest program over the objects of some folders, so that a
# module's tests link without the rest, and private functions are in reach. OBJECTS closes over: claimdex_model claimdex_lang claimdex_text
# claimdex_quantity claimdex_claim claimdex_schema claimdex_formats claimdex_indexer claimdex_query claimdex_searcher
function(claimdex_unit_test name)
  cmake_parse_arguments(unit "" "" "OBJECTS;SOURCES" ${ARGN})
  add_executable(${name} ${unit_SOURCES} $<TARGET_OBJECTS:claimdex_test_main>)
  foreach(objects IN LISTS unit_OBJECTS)
    target_sources(${name} PRIVATE $<TARGET_OBJECTS:${objects}>)
  endforeach()
  target_link_libraries(${name} PRIVATE claimdex_flags doctest::doctest nlohmann_json::nlohmann_json ${claimdex_dependencies})
  target_compile_definitions(${name} PRIVATE CLAIMDEX_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 300)
  set_property(GLOBAL APPEND PROPERTY claimdex_unit_tests ${name})
endfunction()
